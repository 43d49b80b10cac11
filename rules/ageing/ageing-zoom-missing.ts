import { message } from '../../utils/text/catalogue/index.ts';
import { offeredInMode } from '../ageing-mode.ts';

export default offeredInMode({
  id: 'ageing-zoom-missing',
  field: 'zoom',
  on: 'desktop',
  place: '可感知性（桌面端页面缩放）',
  said: message('finding.ageing-zoom-missing'),
});
