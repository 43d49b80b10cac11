import { message } from '../../utils/text/catalogue/index.ts';
import { offeredInMode } from '../ageing-mode.ts';

export default offeredInMode({
  id: 'ageing-large-text-screen-missing',
  field: 'largeTextScreen',
  on: 'desktop',
  place: '可感知性（桌面端大字幕）',
  said: message('finding.ageing-large-text-screen-missing'),
});
