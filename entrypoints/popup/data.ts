/** The popup's port in the browser: the store, read only, for what it shows; messages for what it starts. */
import { browser } from 'wxt/browser';
import { isEnded } from '../../components/survey-words.ts';
import { SYSTEM_WORDS } from '../../rules/systems/words.ts';
import { request } from '../../utils/messaging.ts';
import { readBodies } from '../../utils/store/bodies.ts';
import { onStoreChange } from '../../utils/store/changes.ts';
import { openStore, type Store } from '../../utils/store/db.ts';
import { bodiesOfUrl } from '../../utils/store/scopes.ts';
import { readSummary } from '../../utils/store/summaries.ts';
import { readSurveys } from '../../utils/store/surveys.ts';
import { readSystem } from '../../utils/store/systems.ts';
import { auditedTab, readSiteName } from '../../utils/ui/active-tab.ts';
import { gathered } from '../../utils/ui/gathered.ts';
import { guessBody } from '../../utils/ui/guess-body.ts';
import type { PopupPort } from './port.ts';

export function browserPort(): PopupPort {
  let opened: Promise<Store> | undefined;
  const store = () => {
    opened ??= openStore().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    tab: () => auditedTab(location.search),
    bodiesOf: async (url) => bodiesOfUrl(await readBodies(await store()), url),
    summaryOf: async (bodyId) => readSummary(await store(), bodyId),
    surveyOf: async (bodyId) =>
      (await readSurveys(await store())).find((survey) => survey.bodyIds.includes(bodyId) && !isEnded(survey)),
    systemWords: async (systemId) => SYSTEM_WORDS[systemId] ?? (await readSystem(await store(), systemId))?.system,
    guess: async ({ id, title }) => guessBody({ siteName: await readSiteName(id), title }),
    audit: (tabId) => request('page.audit', { tabId }),
    settle: (bodyId) => request('body.settle', { bodyId }),
    async addBody({ scope, ...named }) {
      // Named by its scope: added twice at once, it is still one body.
      const id = `body:${scope.host}${scope.type === 'path' ? scope.path : '/'}`.slice(0, 120);
      const createdAt = new Date().toISOString();
      await request('body.put', { body: { ...named, id, scopes: [scope], confirmed: true, createdAt } });
      return id;
    },
    async show({ pageUrl, selector, quote }, label) {
      await request('page.show', {
        url: pageUrl,
        label: label.slice(0, 1_000),
        ...(selector && { selector: selector.slice(0, 2_000) }),
        ...(quote && { quote: quote.slice(0, 1_000) }),
      });
      closePopup();
    },
    openWorkbench(query) {
      const search = query ? `?${new URLSearchParams(query)}` : '';
      void browser.tabs.create({ url: browser.runtime.getURL(`/workbench.html${search}`) }).then(closePopup);
    },
    onChange(listener) {
      const gather = gathered((stores: ReadonlySet<string>) => {
        if (stores.has('bodies')) listener('bodies');
        else if (stores.has('summaries') || stores.has('surveys')) listener('other');
      });
      const stop = onStoreChange((change) => gather.add(change.store));
      return () => {
        stop();
        gather.cancel();
      };
    },
  };
}

/** Firefox leaves a popup open over the tab that came to the front; as a page of its own it must stay. */
function closePopup(): void {
  if (!new URLSearchParams(location.search).has('tabId')) window.close();
}
