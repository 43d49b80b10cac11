import { useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import { BUILT_IN_HOST, hostOfInput, hostOfOrigin } from './hosts.ts';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';

export function SiteAccess(props: {
  sites: { origins: readonly string[]; builtIn: boolean };
  onGrant: (host: string) => void;
  onWithdraw: (origin: string, host: string) => void;
}) {
  const { t } = useText();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = () => {
    const host = hostOfInput(text);
    setWrong(!host);
    if (!host) return;
    setText('');
    props.onGrant(host);
  };
  return (
    <div class="stack access">
      <p>{t('workbench.access-why')}</p>
      <form
        class="access-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={t('workbench.access-host')}
          placeholder="www.example.cn"
          spellcheck={false}
          autocomplete="off"
          value={text}
          problem={wrong ? t('workbench.access-wrong') : undefined}
          onText={setText}
        />
        <Button submit look="primary" icon="key" data-action="grant">
          {t('workbench.access-grant')}
        </Button>
      </form>
      <h2>{t('workbench.access-list')}</h2>
      <ul class="origins">
        <li>
          <span>{BUILT_IN_HOST}</span>
          {props.sites.builtIn ? (
            <span class="tag pass">
              <Icon name="check" />
              {t('workbench.access-built-in')}
            </span>
          ) : (
            <>
              <span class="tag suspected">
                <Icon name="warning" />
                {t('workbench.access-missing')}
              </span>
              <Button
                compact
                icon="key"
                aria-label={t('workbench.access-grant-of', { host: BUILT_IN_HOST })}
                onClick={() => props.onGrant(BUILT_IN_HOST)}
              >
                {t('workbench.access-grant')}
              </Button>
            </>
          )}
        </li>
        {props.sites.origins.map((origin) => {
          const host = hostOfOrigin(origin);
          return (
            <li key={origin}>
              <span>{host}</span>
              <Button
                compact
                icon="trash"
                aria-label={t('workbench.access-remove-of', { host })}
                onClick={() => props.onWithdraw(origin, host)}
              >
                {t('workbench.access-remove')}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
