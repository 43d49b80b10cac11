import type { zhCN } from './zh-CN.ts';

/** English, the second language: the same codes with the same placeholders (`tests/utils/text/catalogue.test.ts`). */
export const en: Record<keyof typeof zhCN, string> = {
  'error.bad-request':
    'The request was malformed and nothing was changed. Please try again, and report this if it persists.',
  'error.body-not-found': 'This body no longer exists; it may have been removed elsewhere. Please reload.',
  'error.campaign-not-found': 'The evaluation plan was not found. Stored data is safe. Please reopen the workbench.',
  'error.system-not-found': 'The chosen indicator system was not found. Stored data is safe. Please choose another.',
  'error.page-not-readable':
    'The browser does not let extensions read this page (settings, store, PDF). Open the page to audit and try again.',
  'error.page-gone':
    'The page was closed or left while it was read; nothing was kept. Wait until it is steady and try again.',
  'error.no-permission': 'Access to this site has not been granted. Grant it in the workbench and try again.',
  'error.fetch-failed':
    'The page could not be fetched (network, certificate or refusal); nothing is concluded about the site. Try again later.',
  'error.not-html': 'This address is not a web page (perhaps an attachment) and was not read as one.',
  'error.database-blocked':
    'The database is held by another tab. Close other 政鉴 pages and try again; no data is lost.',
  'error.database-newer':
    'The data was stored by a newer version of 政鉴. Please update the extension; no data is lost.',
  'error.disk-full':
    'The disk is full: this page was not stored, earlier data is intact. Free some space and try again.',
  'error.engine-unreachable':
    'The audit engine did not answer, even after retries. Stored data is intact; try again or restart the browser.',
  'error.internal':
    'Something unexpected happened. Stored data is intact. Please try again, and report the console output if it persists.',
};
