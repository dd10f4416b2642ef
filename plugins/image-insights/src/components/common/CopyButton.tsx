import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { Button } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { Spoken } from './Spoken';
import { useText } from './useText';
import styles from './CopyButton.module.css';

/**
 * Copies a text, and says so. With `icon` only a small button whose name is
 * `label`.
 */
export function CopyButton(props: {
  text: string | (() => string);
  label: string;
  copiedLabel?: string;
  /** The accessible name, where the label alone would not tell buttons apart. */
  name?: string;
  icon?: boolean;
}) {
  const { t } = useText();
  const { text, label, name, icon, copiedLabel = t('common.copied') } = props;
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), 4_000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  // What stands here now was not copied.
  const present = typeof text === 'string' ? text : undefined;
  useEffect(() => setCopied(false), [present]);

  // Works without a secure context too, where navigator.clipboard is missing.
  const [, copyToClipboard] = useCopyToClipboard();
  function copy() {
    copyToClipboard(typeof text === 'string' ? text : text());
    setCopied(true);
  }
  const mark = isCopied ? (
    <RiCheckLine aria-hidden />
  ) : (
    <RiFileCopyLine aria-hidden />
  );
  return (
    <>
      {icon ? (
        <button
          type="button"
          className={styles.icon}
          aria-label={label}
          onClick={copy}
        >
          {mark}
        </button>
      ) : (
        <Button
          size="small"
          variant="secondary"
          iconStart={mark}
          aria-label={name}
          onPress={copy}
        >
          {isCopied ? copiedLabel : label}
        </Button>
      )}
      <Spoken role="status">{isCopied ? copiedLabel : ''}</Spoken>
    </>
  );
}
