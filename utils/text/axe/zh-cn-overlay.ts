/**
 * Our own sentences for axe-core 4.14: those that its Chinese locale lacks, has wrong (a missing brace, help and
 * description exchanged), or leaves half in English. Values stand in braces. `tests/utils/text/axe-zh-cn.test.ts` fails on any that is missing.
 */
import type { Template } from './strings.ts';

const banner = '页眉地标区域（banner）';
const contentinfo = '页脚地标区域（contentinfo）';
const complementary = '补充内容地标区域（aside）';
const main = '主要内容地标区域（main）';

export const RULES: Readonly<Record<string, { help: string; description: string }>> = {
  'aria-tab-name': {
    help: 'ARIA 选项卡必须有可访问的名称',
    description: '确保每个 ARIA 选项卡（tab）都有可访问的名称',
  },
  'summary-name': {
    help: 'summary 元素必须有可辨识的文本',
    description: '确保 <summary> 元素有可辨识的文本',
  },
  'landmark-banner-is-top-level': {
    help: `${banner}不应该包含在另一个地标区域中`,
    description: `确保${banner}位于顶层`,
  },
  'landmark-complementary-is-top-level': {
    help: `${complementary}不应该包含在另一个地标区域中`,
    description: `确保${complementary}位于顶层`,
  },
  'landmark-contentinfo-is-top-level': {
    help: `${contentinfo}不应该包含在另一个地标区域中`,
    description: `确保${contentinfo}位于顶层`,
  },
  'landmark-main-is-top-level': {
    help: `${main}不应该包含在另一个地标区域中`,
    description: `确保${main}位于顶层`,
  },
  'landmark-no-duplicate-banner': {
    help: `页面不应有多于一个${banner}`,
    description: `确保页面最多只有一个${banner}`,
  },
  'landmark-no-duplicate-contentinfo': {
    help: `页面不应有多于一个${contentinfo}`,
    description: `确保页面最多只有一个${contentinfo}`,
  },
  'landmark-no-duplicate-main': {
    help: `页面不应有多于一个${main}`,
    description: `确保页面最多只有一个${main}`,
  },
  'landmark-one-main': {
    help: `页面应有一个${main}`,
    description: `确保页面有一个${main}`,
  },
  'landmark-unique': {
    help: '地标区域应能相互区分',
    description: '地标区域的角色，或角色与名称（标签、标题）的组合，应当是唯一的',
  },
  'aria-command-name': {
    help: 'ARIA 按钮、链接和菜单项必须有可访问的名称',
    description: '确保每个 ARIA 按钮、链接和菜单项都有可访问的名称',
  },
  'hidden-content': {
    help: '页面上的隐藏内容应另行检查',
    description: '提示页面上有未参与检查的隐藏内容',
  },
  'heading-order': {
    help: '标题级别应逐级递增',
    description: '确保标题的先后级别符合内容的层次',
  },
};

const spacing = (property: string, name: string): { fail: Template; incomplete: Template } => ({
  fail: {
    default: `style 属性中的${name}（${property}）不得使用 !important，或者应不小于 {minValue}em（当前为 {value}em）`,
    omitted: `style 属性中的${name}（${property}）不得使用 !important，或者应不小于 {minValue}em（当前为 {value}em）。受影响的文本元素多于所列出的相关元素`,
  },
  incomplete: `无法确定 style 属性中的${name}（${property}）是否达到最小值`,
});

const contrast = {
  emptyValue: '输入框中没有内容，请输入内容后检查颜色对比度',
  colorParse: '无法识别颜色值 {colorParse}',
};

export const CHECKS: Readonly<Record<string, Partial<Record<'pass' | 'fail' | 'incomplete', Template>>>> = {
  'aria-allowed-attr-elm': {
    pass: '该元素允许使用这些 ARIA 属性',
    fail: {
      singular: '{nodeName} 元素不允许使用 ARIA 属性：{values}',
      plural: '{nodeName} 元素不允许使用 ARIA 属性：{values}',
    },
  },
  'aria-allowed-attr': {
    fail: { caseSensitive: '下列 ARIA 属性的值区分大小写，必须使用小写：{values}' },
    incomplete: {
      default: '请检查：该元素的 ARIA 属性被忽略时是否会出现问题：{values}',
      caseSensitive: '下列 ARIA 属性的值区分大小写，辅助技术可能无法正确处理：{values}',
    },
  },
  'aria-conditional-attr': {
    fail: { radio: '删除 aria-checked 属性，或将其设置为“{checkState}”，与单选按钮的实际状态一致' },
  },
  'aria-errormessage': {
    fail: { unsupported: 'aria-errormessage 中写多个 ID 尚未得到辅助技术的广泛支持' },
  },
  'aria-no-deprecated-attr': {
    pass: '没有使用已弃用的 ARIA 属性',
    incomplete: {
      singular: '该属性已弃用，不应使用：{values}',
      plural: '这些属性已弃用，不应使用：{values}',
    },
  },
  'aria-prohibited-attr': {
    fail: { noRoleSingular: '{prohibited} 属性不能在没有有效 role 属性的 {nodeName} 上使用' },
    incomplete: {
      visibleLabelSingular:
        '{prohibited} 属性未得到良好支持，但 aria-labelledby 所引用的元素在页面上可见。请确认该标签是否必要',
      visibleLabelPlural:
        '{prohibited} 属性未得到良好支持，但 aria-labelledby 所引用的元素在页面上可见。请确认这些标签是否必要',
      unresolvedLabel: '{prohibited} 属性未得到良好支持，并且没有引用已有的元素。请确认该标签是否必要',
    },
  },
  'aria-required-children': {
    pass: { default: '已包含所需的 ARIA 子元素' },
    fail: {
      unallowedPresentational: '元素有表现性的子元素，但因 {values} 而不能忽略',
      'aria-busy-fail': '元素有不允许的子元素：{values}；设置 aria-busy="true" 时也不允许角色不符的子元素',
    },
  },
  'aria-required-parent': { pass: '已包含在所需的 ARIA 父元素中' },
  'aria-valid-attr-value': {
    incomplete: {
      controlsWithinPopup: '使用 aria-haspopup 时，无法确定 aria-controls 所引用的 ID 是否存在于页面上：{needsReview}',
    },
  },
  'color-contrast-enhanced': { incomplete: contrast },
  'color-contrast': { incomplete: contrast },
  'autocomplete-valid': { incomplete: 'autocomplete 属性使用了非标准的值，请检查能否改用标准值' },
  'focusable-content': { incomplete: '请检查 tabindex 为负的元素能否获得键盘焦点，使该区域可以滚动' },
  'label-content-name-mismatch': {
    incomplete: {
      default: '无法确定可见文本是否包含在可访问名称中',
      valueText: '元素内的文本可能是取值而不是标签',
    },
  },
  'landmark-is-top-level': {
    pass: '{role} 地标区域位于顶层',
    fail: '{role} 地标区域包含在另一个地标区域中',
  },
  listitem: {
    fail: { roleNotValid: '列表项的父元素不是 <ul> 或 <ol>，也没有 role="list"' },
    incomplete: '无法确定列表项的父元素是否为 <ul>、<ol> 或 role="list"',
  },
  'only-dlitems': { incomplete: '无法确定 dl 元素是否只包含允许的直接子元素' },
  'only-listitems': {
    pass: '列表元素只有允许的直接子元素',
    fail: '列表元素有不允许的直接子元素：{values}',
    incomplete: '无法确定列表元素是否只包含允许的直接子元素',
  },
  'target-offset': { incomplete: { tooManyRects: '无法获取目标尺寸，因为重叠的元素太多' } },
  'target-size': {
    incomplete: {
      default:
        'tabindex 为负的元素尺寸不足（{width}px x {height}px，应至少为 {minSize}px x {minSize}px）。它是点击目标吗？',
    },
  },
  'error-occurred': { pass: '', incomplete: '自动检查时发生错误，请人工检查页面是否存在此类问题' },
  'important-letter-spacing': spacing('letter-spacing', '字间距'),
  'important-line-height': spacing('line-height', '行距'),
  'important-word-spacing': spacing('word-spacing', '词间距'),
  'td-headers-attr': {
    fail: {
      'cell-header-not-in-table': 'headers 属性引用了本表格以外的单元格',
      'cell-header-not-th': 'headers 属性必须引用表头单元格，不能引用数据单元格',
      'header-refs-self': '使用 headers 属性的单元格引用了自身',
    },
  },
  'th-has-data-cells': { fail: '有的表头单元格没有对应的数据单元格' },
};
