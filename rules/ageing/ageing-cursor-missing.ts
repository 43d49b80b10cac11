import { message } from '../../utils/text/catalogue/index.ts';
import { offeredInMode } from '../ageing-mode.ts';

export default offeredInMode({
  id: 'ageing-cursor-missing',
  field: 'largeCursor',
  on: 'desktop',
  place: '可操作性（桌面端特大鼠标）',
  said: message('finding.ageing-cursor-missing'),
});
