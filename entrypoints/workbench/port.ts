/** All that the workbench asks of the world, so that it is drawn and tested without a browser. */
import type { Scorecard } from '../../utils/audit/scorecard.ts';
import type { Summary } from '../../utils/audit/summary.ts';
import type { Body } from '../../utils/model.ts';

export interface BodyRow {
  body: Body;
  summary?: Summary;
}

export interface GrantedSites {
  /** Origin patterns that the browser allows now, such as `*://*.example.cn/*`. */
  origins: string[];
  /** Whether the access to gov.cn that comes with the extension stands; users can take it away. */
  builtIn: boolean;
}

export interface WorkbenchPort {
  rows(): Promise<BodyRow[]>;
  putBody(body: Body): Promise<void>;
  removeBody(bodyId: string): Promise<void>;
  makeScorecard(bodyId: string): Promise<Scorecard>;
  /** Starts a download and answers with the address of the file, which stays valid while the page is open. */
  download(fileName: string, type: string, content: string | Uint8Array): string;
  grantedSites(): Promise<GrantedSites>;
  /** Must be called in a click: browsers refuse the prompt otherwise. */
  requestSite(host: string): Promise<boolean>;
  withdrawSite(origin: string): Promise<void>;
  onChange(listener: () => void): () => void;
}
