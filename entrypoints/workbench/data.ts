/** The workbench's port in the browser. */
import { browser } from 'wxt/browser';
import { BUILT_IN_HOST, originOfHost } from '../../components/hosts.ts';
import { request } from '../../utils/messaging.ts';
import { readBodies } from '../../utils/store/bodies.ts';
import { onStoreChange } from '../../utils/store/changes.ts';
import { openStore, type Store } from '../../utils/store/db.ts';
import { readSummaries } from '../../utils/store/summaries.ts';
import { gathered } from '../../utils/ui/gathered.ts';
import type { WorkbenchPort } from './port.ts';

const BUILT_IN = originOfHost(BUILT_IN_HOST);

export function browserPort(): WorkbenchPort {
  let opened: Promise<Store> | undefined;
  const store = () => {
    opened ??= openStore().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    async rows() {
      const open = await store();
      const [bodies, summaries] = await Promise.all([readBodies(open), readSummaries(open)]);
      const byBody = new Map(summaries.map((summary) => [summary.bodyId, summary]));
      return bodies.map((body) => ({ body, summary: byBody.get(body.id) }));
    },
    async putBody(body) {
      await request('body.put', { body });
    },
    async removeBody(bodyId) {
      await request('body.remove', { bodyId });
    },
    makeScorecard: (bodyId) => request('scorecard.make', { bodyId }),
    download(fileName, type, content) {
      const href = URL.createObjectURL(new Blob([content as BlobPart], { type }));
      const link = document.createElement('a');
      link.href = href;
      link.download = fileName;
      document.body.append(link);
      link.click();
      link.remove();
      return href;
    },
    async grantedSites() {
      const [all, builtIn] = await Promise.all([
        browser.permissions.getAll(),
        browser.permissions.contains({ origins: [BUILT_IN] }),
      ]);
      return { origins: (all.origins ?? []).filter((origin) => origin !== BUILT_IN).sort(), builtIn };
    },
    requestSite: (host) => browser.permissions.request({ origins: [originOfHost(host)] }),
    async withdrawSite(origin) {
      await browser.permissions.remove({ origins: [origin] });
    },
    onChange(listener) {
      const gather = gathered((stores: ReadonlySet<string>) => {
        if (stores.has('bodies') || stores.has('summaries')) listener();
      });
      const stop = onStoreChange((change) => gather.add(change.store));
      return () => {
        stop();
        gather.cancel();
      };
    },
  };
}
