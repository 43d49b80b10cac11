// @vitest-environment jsdom
import rule from '../../../rules/interpretation/interpretation-policy-unlinked.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const title = '《云溪市养犬管理办法》政策解读';
const interpretation = (
  body: string,
) => `<!doctype html><html lang="zh-CN"><head><title>${title}_云溪市人民政府</title><meta name="SiteName" content="云溪市人民政府"></head><body>
  <div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zcjd/">政策解读</a></div>
  <h1>${title}</h1><p>发布时间：2025-05-09 10:20　来源：云溪市公安局</p><div class="content">
  <p>一、背景依据：近年来我市居民饲养犬只数量不断增加，犬只伤人、扰民的情况时有发生，有必要制定专门办法加以规范。</p>
  <p>二、主要内容：办法明确了重点管理区范围、登记免疫要求和文明养犬规范，规定了各部门的职责分工和法律责任。</p>${body}</div>
  <div class="footer">主办单位：云溪市人民政府办公室</div></body></html>`;
const path = 'zcjd/202505/t20250509_9.html';

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '文末链接到原文',
        html: interpretation(
          '<p>原文链接：<a href="/zcwj/202505/t20250508_8.html">关于印发云溪市养犬管理办法的通知</a></p>',
        ),
        path,
      },
      {
        name: '正文中的文件名就是链接',
        html: interpretation('<p>详见<a href="/zcwj/202505/t20250508_8.html">《云溪市养犬管理办法》</a>。</p>'),
        path,
      },
    ],
    invalid: [
      {
        name: '没有原文链接',
        html: interpretation(''),
        path,
        certainty: 'suspected',
        findings: [message('finding.interpretation-policy-unlinked', { title })],
      },
    ],
    cannotTell: [
      {
        name: '没有写明由谁解读',
        html: interpretation('').replace('来源：云溪市公安局', ''),
        path,
        because: 'because.author-unknown',
      },
    ],
    notApplicable: [
      {
        name: '转载的国家部门解读',
        html: interpretation('').replace('来源：云溪市公安局', '来源：生态环境部'),
        path,
        because: 'because.not-own-document',
      },
      {
        name: '错误页',
        html: '<html><head><title>404</title></head><body><h1>404</h1><p>您访问的页面不存在</p></body></html>',
        path,
        because: 'because.not-an-interpretation',
      },
    ],
  },
);
