/** Lighthouse's accessibility category over addresses, in one browser: `node lighthouse.mjs CHROMIUM URL…`. */
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';

const [chromePath, ...urls] = process.argv.slice(2);
const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox'] });
let pages = 0;
for (const url of urls) {
  const options = { port: chrome.port, onlyCategories: ['accessibility'], output: 'json', logLevel: 'silent' };
  const result = await lighthouse(url, options, desktopConfig);
  if (typeof result?.lhr.categories.accessibility?.score === 'number') pages++;
}
chrome.kill();
console.log(JSON.stringify({ pages }));
