import { useEffect, useRef, useState } from 'react';
import { TextField } from '@backstage/ui';
import { typedNumber } from '../../cost';
import { useText } from '../common';

const typingMilliseconds = 250;

/**
 * A number to calculate with. What is typed holds as soon as it is one; until
 * then the figures stay, and what is allowed is said.
 */
export function NumberChoice(props: {
  label: string;
  /** What is calculated with now, as an address writes it. */
  value: string;
  decimals: 0 | 2;
  allowed: string;
  placeholder?: string;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useText();
  const { label, value, decimals, allowed, placeholder } = props;
  const [text, setText] = useState(value);
  const told = useRef(value);
  const onChange = useRef(props.onChange);
  onChange.current = props.onChange;

  // It may change by itself: back, forward, "Reset".
  useEffect(() => {
    if (value !== told.current) {
      told.current = value;
      setText(value);
    }
  }, [value]);

  const number = typedNumber(text, { decimals, most: 1_000_000 });
  const isEmpty = text.trim() === '';
  useEffect(() => {
    const wanted = isEmpty ? '' : number;
    if (wanted === undefined || wanted === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = wanted;
      onChange.current(wanted === '' ? undefined : wanted);
    }, typingMilliseconds);
    return () => clearTimeout(timer);
  }, [number, isEmpty]);

  return (
    <TextField
      label={label}
      size="small"
      inputMode={decimals === 0 ? 'numeric' : 'decimal'}
      autoComplete="off"
      placeholder={placeholder}
      value={text}
      onChange={setText}
      validationBehavior="aria"
      validate={typed =>
        typed.trim() === '' ||
        typedNumber(typed, { decimals, most: 1_000_000 }) !== undefined
          ? null
          : t('cost.notAllowed', { allowed })
      }
    />
  );
}
