import { ANNOTATION_EDIT_URL, type Entity } from '@backstage/catalog-model';
import { Alert, ButtonLink, Card, CardBody, Text } from '@backstage/ui';
import { useViewSettings } from '../../settings';
import { Snippet, useText } from '../common';
import { annotationLines } from './annotationLines';

/** Tells the owner of an entity without images how to link them. */
export function NotAnnotated(props: { entity: Entity }) {
  const { t } = useText();
  const { notLinkedText } = useViewSettings();
  const { entity } = props;
  const editUrl = entity.metadata.annotations?.[ANNOTATION_EDIT_URL];
  return (
    <>
      <Alert
        status="info"
        icon
        role="status"
        title={t('states.notAnnotatedTitle')}
        description={notLinkedText ?? t('states.notAnnotatedText')}
        customActions={
          editUrl ? (
            <ButtonLink href={editUrl} size="small" variant="secondary">
              {t('states.editEntity')}
            </ButtonLink>
          ) : undefined
        }
      />
      <Card>
        <CardBody>
          <Text as="p" variant="body-medium">
            catalog-info.yaml
          </Text>
          <Snippet text={annotationLines(entity.metadata.name)} />
        </CardBody>
      </Card>
    </>
  );
}
