import type { System } from './system.ts';

/**
 * The small default system. All points are the product's own (`default`): shown as 内置参考，非官方, never as official.
 */
export const general: System = {
  id: 'general',
  version: '0.1',
  title: { 'zh-CN': '通用体系', en: 'General system' },
  authority: { 'zh-CN': '内置参考，非官方', en: 'Built-in reference, not official' },
  whenNotApplicable: 'rebase',
  onVeto: 'fail',
  tree: {
    id: 'general',
    title: { 'zh-CN': '通用体系', en: 'General system' },
    points: 100,
    children: [
      {
        id: 'columns',
        title: { 'zh-CN': '必设栏目', en: 'Required columns' },
        points: 50,
        children: [
          {
            id: 'columns-disclosure-entry',
            title: {
              'zh-CN': '首页设有政府信息公开入口',
              en: 'The home page leads to government information disclosure',
            },
            points: 50,
            method: { type: 'all-or-nothing' },
            checks: [{ rule: 'disclosure-entry-missing', params: {} }],
            combine: 'all',
            clause: { document: 'disclosure-platform-2019', place: '位置（首页显著位置）', status: 'default' },
          },
        ],
      },
      {
        id: 'annual-reports',
        title: { 'zh-CN': '政府信息公开年报', en: 'Disclosure annual reports' },
        points: 30,
        children: [
          {
            id: 'annual-reports-years',
            title: { 'zh-CN': '历年年报齐全', en: 'A report for every year' },
            points: 30,
            method: { type: 'proportional', target: 1 },
            checks: [{ rule: 'annual-report-year-missing', params: {} }],
            combine: 'all',
            clause: { document: 'disclosure-regulations-2019', place: '第四十九条', status: 'secondary' },
          },
        ],
      },
      {
        id: 'identity',
        title: { 'zh-CN': '标识与标签', en: 'Identifiers and page labels' },
        points: 20,
        children: [
          {
            id: 'identity-footer',
            title: { 'zh-CN': '页脚网站标识完整', en: 'Footer identifiers complete' },
            points: 14,
            method: { type: 'deduct', each: 2 },
            checks: [{ rule: 'footer-identifier-missing', params: {} }],
            combine: 'all',
            clause: {
              document: 'website-guidelines-2017',
              place: '附件 网页设计规范（底部功能区）',
              status: 'default',
            },
          },
          {
            id: 'identity-labels',
            title: { 'zh-CN': '页面标签规范', en: 'Page labels present' },
            points: 6,
            method: { type: 'proportional', target: 0.9 },
            checks: [{ rule: 'meta-tag-missing', params: {} }],
            combine: 'all',
            clause: { document: 'website-guidelines-2017', place: '附件 网页设计规范（页面标签）', status: 'default' },
          },
        ],
      },
    ],
  },
};
