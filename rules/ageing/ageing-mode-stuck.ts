import { message } from '../../utils/text/catalogue/index.ts';
import { offeredInMode } from '../ageing-mode.ts';

export default offeredInMode({
  id: 'ageing-mode-stuck',
  field: 'canBeLeft',
  on: 'both',
  place: '适老化通用设计规范（可退出适老模式）',
  status: 'default',
  said: message('finding.ageing-mode-stuck'),
});
