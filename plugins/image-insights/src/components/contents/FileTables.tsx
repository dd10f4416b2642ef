import type {
  ContentsSummary,
  Layer,
} from '@image-insights/backstage-plugin-image-insights-common';
import { byteColumn } from '../../format';
import type { Views } from '../../url';
import { Bytes, DataTable, LayerLink, Path, useText } from '../common';
import tableStyles from '../common/table.module.css';

/** The largest visible files, with the layer that holds each. */
export function LargestFiles(props: {
  contents: ContentsSummary;
  layers: readonly Layer[];
  views: Views;
}) {
  const { t, locale } = useText();
  const { contents, layers, views } = props;
  const format = byteColumn(
    contents.largestFiles.map(({ bytes }) => bytes),
    locale,
  );
  return (
    <DataTable label={t('contents.filesTable')}>
      <thead>
        <tr>
          <th scope="col">{t('contents.path')}</th>
          <th scope="col">{t('contents.layer')}</th>
          <th scope="col" className={tableStyles.number}>
            {t('contents.bytes')}
          </th>
        </tr>
      </thead>
      <tbody>
        {contents.largestFiles.map(({ path, layer, bytes }) => (
          <tr key={`${layer} ${path}`}>
            <th scope="row">
              <Path isInImage>{path}</Path>
            </th>
            <td>
              <LayerLink layers={layers} index={layer} views={views} />
            </td>
            <td className={tableStyles.number}>
              <Bytes bytes={bytes} format={format} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** The largest packages of the operating system. */
export function LargestPackages(props: { contents: ContentsSummary }) {
  const { t, locale } = useText();
  const { largestPackages } = props.contents;
  const format = byteColumn(
    largestPackages.map(({ installedBytes }) => installedBytes),
    locale,
  );
  return (
    <DataTable label={t('contents.packagesTable')}>
      <thead>
        <tr>
          <th scope="col">{t('contents.package')}</th>
          <th scope="col">{t('contents.version')}</th>
          <th scope="col" className={tableStyles.number}>
            {t('contents.installed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {largestPackages.map(({ name, version, installedBytes }) => (
          <tr key={`${name} ${version}`}>
            <th scope="row">{name}</th>
            <td className={tableStyles.wrap}>{version}</td>
            <td className={tableStyles.number}>
              <Bytes bytes={installedBytes} format={format} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Files that upper layers hide: where they lie, and who hid them. */
export function HiddenFiles(props: {
  contents: ContentsSummary;
  layers: readonly Layer[];
  views: Views;
}) {
  const { t, locale } = useText();
  const { contents, layers, views } = props;
  const format = byteColumn(
    contents.hiddenFiles.map(({ bytes }) => bytes),
    locale,
  );
  return (
    <DataTable label={t('contents.hiddenFiles')}>
      <thead>
        <tr>
          <th scope="col">{t('contents.path')}</th>
          <th scope="col">{t('contents.how')}</th>
          <th scope="col">{t('contents.lies')}</th>
          <th scope="col">{t('contents.hiddenBy')}</th>
          <th scope="col" className={tableStyles.number}>
            {t('contents.bytes')}
          </th>
        </tr>
      </thead>
      <tbody>
        {contents.hiddenFiles.map(({ path, how, layer, hiddenBy, bytes }) => (
          <tr key={`${layer} ${path}`}>
            <th scope="row">
              <Path isInImage>{path}</Path>
            </th>
            <td>{t(`contents.how_${how}`)}</td>
            <td>
              <LayerLink layers={layers} index={layer} views={views} />
            </td>
            <td>
              <LayerLink layers={layers} index={hiddenBy} views={views} />
            </td>
            <td className={tableStyles.number}>
              <Bytes bytes={bytes} format={format} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Equal files under several names. */
export function Duplicates(props: { contents: ContentsSummary }) {
  const { t, locale } = useText();
  const { duplicates } = props.contents;
  const format = byteColumn(
    duplicates.map(({ bytes, copyCount }) => bytes * copyCount),
    locale,
  );
  return (
    <DataTable label={t('contents.duplicatesTable')}>
      <thead>
        <tr>
          <th scope="col">{t('contents.paths')}</th>
          <th scope="col" className={tableStyles.number}>
            {t('contents.copies')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('contents.each')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('contents.extra')}
          </th>
        </tr>
      </thead>
      <tbody>
        {duplicates.map(({ paths, bytes, copyCount }) => (
          <tr key={paths[0]}>
            <th scope="row">
              {paths.map(path => (
                <div key={path}>
                  <Path isInImage>{path}</Path>
                </div>
              ))}
              {copyCount > paths.length && (
                <div>
                  {t('findings.placesMore', {
                    count: copyCount - paths.length,
                  })}
                </div>
              )}
            </th>
            <td className={tableStyles.number}>{copyCount}</td>
            <td className={tableStyles.number}>
              <Bytes bytes={bytes} format={format} />
            </td>
            <td className={tableStyles.number}>
              <Bytes bytes={bytes * (copyCount - 1)} format={format} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Programs that carry symbols or debug sections. */
export function Executables(props: { contents: ContentsSummary }) {
  const { t, locale } = useText();
  const { executables } = props.contents;
  const format = byteColumn(
    executables.map(({ bytes }) => bytes),
    locale,
  );
  return (
    <DataTable label={t('contents.executablesTable')}>
      <thead>
        <tr>
          <th scope="col">{t('contents.path')}</th>
          <th scope="col">{t('contents.architecture')}</th>
          <th scope="col">{t('contents.linkage')}</th>
          <th scope="col" className={tableStyles.number}>
            {t('contents.bytes')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('contents.symbols')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('contents.debug')}
          </th>
        </tr>
      </thead>
      <tbody>
        {executables.map(file => (
          <tr key={file.path}>
            <th scope="row">
              <Path isInImage>{file.path}</Path>
              {file.language && (
                <div>
                  {t('contents.language', {
                    language: file.language === 'go' ? 'Go' : 'Rust',
                  })}
                </div>
              )}
            </th>
            <td>{file.architecture}</td>
            <td>{t(`contents.linkage_${file.linkage}`)}</td>
            <td className={tableStyles.number}>
              <Bytes bytes={file.bytes} format={format} />
            </td>
            <td className={tableStyles.number}>
              <Bytes bytes={file.symbolBytes} format={format} />
            </td>
            <td className={tableStyles.number}>
              <Bytes bytes={file.debugBytes} format={format} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
