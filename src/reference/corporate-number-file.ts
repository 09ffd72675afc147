// The file that the tax agency publishes of corporate numbers (法人番号公表サイト, 基本3情報 CSV): its columns and codes.

/** The thirty columns in the agency's order, by the names of its specification. */
export const corporateNumberColumns: readonly string[] = [
  "sequenceNumber corporateNumber process correct updateDate changeDate name nameImageId kind",
  "prefectureName cityName streetNumber addressImageId prefectureCode cityCode postCode addressOutside",
  "addressOutsideImageId closeDate closeCause successorCorporateNumber changeCause assignmentDate",
  "latest enName enPrefectureName enCityName enAddressOutside furigana hihyoji",
]
  .join(" ")
  .split(" ");

/** The agency’s own words for the columns that a fault can name; all of them stand before column Z. */
export const corporateNumberColumnNames: Readonly<Record<string, string>> = {
  corporateNumber: "法人番号",
  process: "処理区分",
  kind: "法人種別",
  closeDate: "登記記録の閉鎖等年月日",
  successorCorporateNumber: "承継先法人番号",
};

/**
 * What the agency says has happened: 01 numbered, 11 name changed, 12 moved in Japan, 13 moved abroad, 21 closed, 22
 * reopened, 71 took another firm over, 72 a merger was void, 81 the name struck off, 99 the number taken back.
 */
export const corporateNumberProcesses: ReadonlySet<string> = new Set([
  "01",
  "11",
  "12",
  "13",
  "21",
  "22",
  "71",
  "72",
  "81",
  "99",
]);
