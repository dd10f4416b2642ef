import { ReactNode, useMemo } from 'react';
import { TextSource, useTranslatedText } from './useText';
import styles from './Root.module.css';

/**
 * Gives everything inside the plugin's colours and texts, and lays out by its
 * width. Apps say of every page that it is in English: this says what it is.
 */
export function Root(props: { children: ReactNode }) {
  const text = useTranslatedText();
  const source = useMemo(() => () => text, [text]);
  return (
    <TextSource.Provider value={source}>
      <div className={styles.root} lang={text.locale}>
        {props.children}
      </div>
    </TextSource.Provider>
  );
}
