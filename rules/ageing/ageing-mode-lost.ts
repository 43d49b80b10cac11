import { message } from '../../utils/text/catalogue/index.ts';
import { offeredInMode } from '../ageing-mode.ts';

export default offeredInMode({
  id: 'ageing-mode-lost',
  field: 'holdsOnNextPage',
  on: 'both',
  place: '适老化通用设计规范（适老模式持续有效）',
  status: 'default',
  said: message('finding.ageing-mode-lost'),
});
