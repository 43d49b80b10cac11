import { render } from 'preact';
import { browser } from 'wxt/browser';
import { LocaleProvider, textIn } from '../../components/locale.tsx';
import { localeOf } from '../../utils/text/catalogue/index.ts';
import { App } from './App.tsx';
import { browserPort } from './data.ts';
import './workbench.css';

const locale = localeOf([browser.i18n.getUILanguage(), ...navigator.languages]);
document.documentElement.lang = locale;
document.title = textIn(locale).t('workbench.title');

const { search } = location;
// Reloading the page must not download the file again.
if (search) history.replaceState(null, '', location.pathname);

const root = document.getElementById('root');
if (root) {
  render(
    <LocaleProvider value={locale}>
      <App port={browserPort()} search={search} />
    </LocaleProvider>,
    root,
  );
}
