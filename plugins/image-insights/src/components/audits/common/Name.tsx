import { Fragment } from 'react';

/** A name of a repository, which may break behind its slashes. */
export function Name(props: { children: string }) {
  const parts = props.children.split('/');
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && (
            <>
              /<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </>
  );
}
