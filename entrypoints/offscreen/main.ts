import { AppError } from '../../utils/errors.ts';
import { createHost } from '../../utils/host/host.ts';
import { listen, request } from '../../utils/messaging.ts';

// Windows and tabs are the background's.
const host = createHost({
  render: (order) => request('render.page', order),
  look: (order) => request('evidence.look', order),
  close: () => request('render.close', {}),
});
listen('host', async (message, sender) => {
  // A content script addresses the background, which decides what it may ask.
  if (!sender.fromExtensionPage) throw new AppError('bad-request', `${message.name} from a page`);
  return host.handle(message);
});
