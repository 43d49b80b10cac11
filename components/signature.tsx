import { useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './field.tsx';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';

/** Who decided; a decision that nobody signed says so. */
export function SignedBy({ name }: { name: string }) {
  const { t } = useText();
  if (name !== '') return <>{name}</>;
  return (
    <span class="tag suspected">
      <Icon name="warning" />
      {t('sign.nobody')}
    </span>
  );
}

/** 署名: asked for once and remembered. An empty name is an answer, too. */
export function SignDialog(props: { name: string; onSign: (name: string) => void; onClose: () => void }) {
  const { t } = useText();
  const [name, setName] = useState(props.name);
  return (
    <Dialog title={t('sign.title')} onClose={props.onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') props.onSign(name.trim());
        }}
      >
        <p>{t('sign.why')}</p>
        <TextField label={t('judge.evaluator')} maxLength={60} autofocus value={name} onText={setName} />
        <div class="dialog-actions">
          <Button onClick={() => props.onSign('')} data-action="sign-not">
            {t('sign.not')}
          </Button>
          <Button submit look="primary" icon="check" off={name.trim() === ''} data-action="sign">
            {t('sign.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
