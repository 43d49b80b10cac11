import { render } from 'preact';
import { browser } from 'wxt/browser';
import { LocaleProvider } from '../../components/locale.tsx';
import { localeOf } from '../../utils/text/catalogue/index.ts';
import { App } from './App.tsx';
import { browserPort } from './data.ts';
import './popup.css';

const locale = localeOf([browser.i18n.getUILanguage(), ...navigator.languages]);
document.documentElement.lang = locale;

const root = document.getElementById('root');
if (root) {
  render(
    <LocaleProvider value={locale}>
      <App port={browserPort()} />
    </LocaleProvider>,
    root,
  );
}
