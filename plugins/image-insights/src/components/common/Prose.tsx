import { Fragment } from 'react';
import { Path } from './Path';

/** A text of the rules: what stands between backticks is code. */
export function Prose(props: { children: string }) {
  const parts = props.children.split('`');
  // Without its partner a backtick is one.
  if (parts.length % 2 === 0) {
    return <>{props.children}</>;
  }
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index % 2 === 1 ? <Path>{part}</Path> : part}
        </Fragment>
      ))}
    </>
  );
}
