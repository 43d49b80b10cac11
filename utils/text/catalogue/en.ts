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

  'rule.footer-identifier-missing.title': 'The footer identifies the site completely',
  'rule.footer-identifier-missing.failure': 'The footer lacks identifiers of the site',
  'rule.footer-identifier-missing.why':
    'Site code, filing numbers and the official badge let the public recognise the site; every inspection looks at them.',
  'rule.footer-identifier-missing.how':
    'Looks for the words, badges and scripts of each identifier. What scripts would write and could not is left undecided. An absence is only suspected until a person confirms it.',
  'rule.footer-identifier-missing.mend':
    'Add the missing identifiers to the common footer, linked to the register that each belongs to.',
  'rule.footer-identifier-missing.applies':
    'All pages of a government site; not error pages or other sites. Embedded pages without a footer are undecided.',
  'rule.meta-tag-missing.title': 'The page labels are complete',
  'rule.meta-tag-missing.failure': 'Page labels are missing, empty or not filled in',
  'rule.meta-tag-missing.why':
    'Search engines and supervision platforms recognise site, column and article by these labels.',
  'rule.meta-tag-missing.how':
    'Compares the labels of site, column and content with the kind of page, whatever their case. Missing or empty is suspected; template placeholders are proven.',
  'rule.meta-tag-missing.mend': 'Let the templates write the labels by kind of page, with real content.',
  'rule.meta-tag-missing.applies': 'Home, column and content pages; no others.',
  'rule.disclosure-entry-missing.title': 'The home page leads to government information disclosure',
  'rule.disclosure-entry-missing.failure': 'No entry to government information disclosure was found on the home page',
  'rule.disclosure-entry-missing.why':
    'The disclosure platform lives in the site, and the public should reach it from the home page.',
  'rule.disclosure-entry-missing.how':
    'Looks through all links of the home page (image texts and titles included) for the name of the column and its usual synonyms. Navigation that a script writes and could not is left undecided.',
  'rule.disclosure-entry-missing.mend': 'Put an entry “政府信息公开” in a prominent place of the home page.',
  'rule.disclosure-entry-missing.applies': 'Bodies with a home page; undecided while it has not been read.',
  'rule.annual-report-year-missing.title': 'There is an annual disclosure report for every year',
  'rule.annual-report-year-missing.failure': 'For some years no annual disclosure report was found',
  'rule.annual-report-year-missing.why': 'The regulations demand the report on the past year by a fixed day.',
  'rule.annual-report-year-missing.how':
    'Recognises the reports by title (site work reports and budgets are none) and compares them with the years that are due. Undecided while the column was not read completely; an absence is only suspected.',
  'rule.annual-report-year-missing.mend':
    'Publish the missing reports, or file published ones in the column of annual reports.',
  'rule.annual-report-year-missing.applies':
    'Years from the first one asked for (2019 by default) within the life of the body whose deadline has passed; undecided where the day of capture is unknown.',

  'finding.footer-identifier-missing': 'Not found: {identifier}',
  'finding.meta-tag-absent': 'Page label {tag} is missing',
  'finding.meta-tag-empty': 'Page label {tag} is empty',
  'finding.meta-tag-placeholder': 'Page label {tag} still holds the placeholder “{content}”',
  'finding.disclosure-entry-missing': 'No entry “政府信息公开” was found on the home page',
  'finding.disclosure-entry-elsewhere': 'Other pages have the entry “{text}”',
  'finding.annual-report-year-missing': 'No annual disclosure report found for {year}',
  'finding.annual-report-newest': 'The newest one found: {year}, “{title}”',

  'identifier.siteCode': 'site code',
  'identifier.icp': 'ICP filing number',
  'identifier.psb': 'public security filing number',
  'identifier.sponsor': 'sponsor',
  'identifier.conac': 'official badge',
  'identifier.reportError': 'entry for reporting errors',
  'identifier.contact': 'contact',

  'because.recapture': 'Captured by an older version; capture it again',
  'because.reader-failed': 'Reading this page failed ({reader}); nothing is concluded',
  'because.rule-failed': 'Rule {rule} failed: {detail}',
  'because.not-a-government-site': 'Not a page of a government site',
  'because.error-page': 'Not asked of error pages',
  'because.no-footer': 'The page has no identifier at all, perhaps an embedded page or fragment; a person should look',
  'because.identifiers-unknown': 'Scripts may write these, and this capture cannot know: {identifiers}',
  'because.kind-owes-no-tags': 'Pages of this kind owe no such labels',
  'because.home-not-read': 'The home page has not been read yet',
  'because.navigation-by-script': 'Scripts write the navigation of the home page, and this capture cannot know it',
  'because.day-unknown': 'The day of capture is unknown, so freshness cannot be judged',
  'because.no-report-due': 'No year is due yet',
  'because.report-list-incomplete': 'The column of annual reports was not read completely',
  'because.report-list-not-read': 'The column of annual reports has not been read yet',
  'because.no-such-page-read': 'No page that this is asked of has been read yet',
  'because.not-asked': 'Not checked yet',
  'because.person-judges': 'A person judges this',
  'because.not-owed': 'Not owed at this level and by this kind of body',
  'because.level-unconfirmed': 'Level or kind of the body is not confirmed, so this is only suspected',
  'because.not-archived': 'The archive does not hold this page',
  'because.status': 'The server answered {detail}; not tested',
  'because.failed': 'Could not be read: {detail}',
};
