/**
 * One crawl of a site by crawlee and cheerio, in a process of its own: `node crawl.mjs PROXY-PORT ENTRY PAGES CONCURRENCY`.
 * Prints one line of JSON: `{pages, ms}`. Each page is parsed, its title and text are kept, its links are followed.
 */
import { CheerioCrawler, Configuration, log, ProxyConfiguration } from '@crawlee/cheerio';

const [port, entry, pages, concurrency] = process.argv.slice(2);
log.setLevel(log.LEVELS.ERROR);
let read = 0;
const crawler = new CheerioCrawler(
  {
    proxyConfiguration: new ProxyConfiguration({ proxyUrls: [`http://127.0.0.1:${port}`] }),
    minConcurrency: Number(concurrency),
    maxConcurrency: Number(concurrency),
    maxRequestsPerCrawl: Number(pages),
    // The machine is ours: a busy processor is no reason to hold back.
    autoscaledPoolOptions: { systemStatusOptions: { maxCpuOverloadedRatio: 1, maxEventLoopOverloadedRatio: 1 } },
    async requestHandler({ $, request, enqueueLinks, pushData }) {
      read++;
      await pushData({ url: request.loadedUrl, title: $('title').text(), text: $('body').text().slice(0, 20_000) });
      await enqueueLinks({ strategy: 'same-hostname' });
    },
  },
  new Configuration({ persistStorage: false }),
);
const began = performance.now();
await crawler.run([entry]);
console.log(JSON.stringify({ pages: read, ms: performance.now() - began }));
process.exit(0);
