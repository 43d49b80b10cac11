import { message } from '../../utils/text/catalogue/index.ts';
import { offeredInMode } from '../ageing-mode.ts';

export default offeredInMode({
  id: 'ageing-read-aloud-missing',
  field: 'readAloud',
  on: 'both',
  place: '可感知性（语音阅读）',
  said: message('finding.ageing-read-aloud-missing'),
});
