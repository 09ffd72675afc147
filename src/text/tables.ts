import type { OtherFormat, TableFault, TableNote } from "#kit/table.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** A fault of the file as a table: what is wrong, where, and what to do. */
export function tableFaultWords(file: string, fault: TableFault): Words {
  const { ja, en } = tableFault(fault);
  const line = "line" in fault ? fault.line : null;
  const column = "column" in fault ? fault.column : null;
  const jaPlace = line === null ? "" : ` ${line}行目${column === null ? "" : `の${column}列目`}`;
  const enPlace = line === null ? "" : `, row ${line}${column === null ? "" : `, column ${column}`}`;
  return { ja: `${file}${jaPlace}: ${ja}`, en: `${file}${enPlace}: ${en}` };
}

function tableFault(fault: TableFault): Words {
  switch (fault.code) {
    case "file-not-found":
      return {
        ja: "ファイルが見つかりません。場所と名前を確かめてください。",
        en: "There is no such file. Please check its place and name.",
      };
    case "file-is-folder":
      return {
        ja: "これはフォルダーです。中にあるファイルを指定してください。",
        en: "This is a folder. Please name the file inside it.",
      };
    case "file-unreadable":
      return {
        ja: `ファイルを開けません（${fault.reason}）。読み取りが許されているか確かめてください。`,
        en: `The file cannot be opened (${fault.reason}). Please check that you may read it.`,
      };
    case "file-too-large":
      return {
        ja: `ファイルが大きすぎます。${megabytes(fault.limit)} MBまで読めます。町や期間で分けてください。`,
        en: `The file is too large. Up to ${megabytes(fault.limit)} MB can be read. Please split it by town or period.`,
      };
    case "file-empty":
      return {
        ja: "中身がありません。1行目に見出し、2行目から内容を入力してください。",
        en: "The file is empty. Please put headers in row 1 and the contents from row 2.",
      };
    case "old-excel":
      return {
        ja: "古い形式（.xls）か、パスワードのかかったExcelファイルです。パスワードを外し、「Excelブック（.xlsx）」で保存し直してください。",
        en: "This is an old .xls file or one locked with a password. Please remove the password and save it as an Excel workbook (.xlsx).",
      };
    case "other-format":
      return otherFormats[fault.format];
    case "too-many-merged":
      return {
        ja: `結合されたセルが${grouped(fault.limit)}か所を超えています。結合を解除して保存してください。`,
        en: `There are more than ${grouped(fault.limit)} merged cells. Please unmerge them and save the file.`,
      };
    case "not-xlsx":
      return {
        ja: "名前は .xlsx ですが、中身はExcelブックではありません。Excelで開いて保存し直すか、CSVなら名前の終わりを .csv にしてください。",
        en: "The name ends in .xlsx but this is not an Excel workbook. Please save it again from Excel, or rename it to .csv if it is one.",
      };
    case "broken-json":
      return {
        ja: "JSONが途中で壊れていて読めません。ファイルを入手し直してください。",
        en: "The JSON is damaged and cannot be read. Please get the file again.",
      };
    case "json-not-flat":
      return {
        ja: "この記録に、文字と数のほかのものが入っています。1件が1つの平らな記録になっているJSONを指定してください。",
        en: "This record holds something else than texts and numbers. Please choose a JSON list of flat records.",
      };
    case "broken-xlsx":
      return {
        ja: "Excelファイルが壊れていて読めません。Excelで開き、保存し直してください。",
        en: "The Excel file is damaged. Please open it in Excel and save it again.",
      };
    case "broken-cell":
      return {
        ja: "このセルの値を読めません。計算式なら値に置きかえて保存してください。",
        en: "This cell cannot be read. If it holds a formula, please replace it with its value.",
      };
    case "inflates-too-large":
      return {
        ja: `ひらくと${megabytes(fault.limit)} MBを超えるExcelファイルです。Excelで「CSV UTF-8（コンマ区切り）」として保存し、そのファイルを選んでください。`,
        en: `This Excel file unpacks to more than ${megabytes(fault.limit)} MB. Please save it from Excel as “CSV UTF-8 (comma delimited)” and choose that file.`,
      };
    case "workbook-too-large":
      return {
        ja: "Excelファイルのままでは大きすぎます。Excelで「CSV UTF-8（コンマ区切り）」として保存し、そのファイルを選んでください。",
        en: "This is too large for an Excel file. Please save it from Excel as “CSV UTF-8 (comma delimited)” and choose that file.",
      };
    default:
      return contentFault(fault);
  }
}

const saveAsTable = {
  ja: "表計算ソフトで「Excelブック（.xlsx）」か「CSV UTF-8」として保存し、そのファイルを選んでください。",
  en: "Please save the table from a spreadsheet program as an Excel workbook (.xlsx) or as CSV UTF-8, and choose that file.",
} satisfies Words;

const otherFormats: { readonly [F in OtherFormat]: Words } = {
  pdf: { ja: `これはPDFです。${saveAsTable.ja}`, en: `This is a PDF. ${saveAsTable.en}` },
  picture: { ja: `これは画像です。${saveAsTable.ja}`, en: `This is a picture. ${saveAsTable.en}` },
  "web-page": {
    ja: `名前は表のファイルですが、中身はWebページ（HTMLかXML）です。${saveAsTable.ja}`,
    en: `The name is that of a table, but this is a web page (HTML or XML). ${saveAsTable.en}`,
  },
  zip: {
    ja: "これは圧縮ファイルです。ひらいて、中にある表のファイルを選んでください。",
    en: "This is a compressed file. Please unpack it and choose the table inside.",
  },
  word: { ja: `これは文書か発表資料です。${saveAsTable.ja}`, en: `This is a document or slides. ${saveAsTable.en}` },
  "open-document": {
    ja: `OpenDocument形式（.ods）は読めません。${saveAsTable.ja}`,
    en: `OpenDocument files (.ods) cannot be read. ${saveAsTable.en}`,
  },
  xlsb: {
    ja: `Excelのバイナリ形式（.xlsb）は読めません。${saveAsTable.ja}`,
    en: `Binary Excel files (.xlsb) cannot be read. ${saveAsTable.en}`,
  },
};

function hiddenWords({ rows, columns }: { readonly rows: number; readonly columns: number }): Words {
  const ja = [rows > 0 ? `行${grouped(rows)}` : "", columns > 0 ? `列${grouped(columns)}` : ""].filter(
    (part) => part !== "",
  );
  const en = [rows > 0 ? `${grouped(rows)} rows` : "", columns > 0 ? `${grouped(columns)} columns` : ""];
  return {
    ja: `隠れている行や列も読みました（${ja.join("、")}）。要らなければ削除してください。`,
    en: `Hidden rows and columns were read too (${en.filter((part) => part !== "").join(", ")}). Please delete them if they are not wanted.`,
  };
}

/** What a person should know of how a file was read. */
export function tableNoteWords(note: TableNote): Words {
  switch (note.code) {
    case "first-sheet-only":
      return {
        ja: `シート「${shortened(note.sheet)}」だけを読みました。ほかのシート（${note.others.length}枚）は読みません。`,
        en: `Only the sheet “${shortened(note.sheet)}” was read; ${note.others.length} others were not.`,
      };
    case "hidden-read":
      return hiddenWords(note);
    case "merged-repeated":
      return {
        ja: `結合されたセル（${note.range} など）は、どの行も同じ値として読みました。`,
        en: `Merged cells (${note.range} and the like) were read as the same value in every row.`,
      };
    case "merged-number":
      return {
        ja: `結合されたセル（${note.range} など）の数は、いちばん上の行だけに読みました。どの行にも同じ数が要るなら、結合を解除して入力してください。`,
        en: `The number in merged cells (${note.range} and the like) was read for the topmost row alone. Where every row needs it, please unmerge the cells and enter it in each.`,
      };
    case "title-skipped":
      return {
        ja: `${note.header}行目を見出しとして読みました。その上の行は読みません。`,
        en: `Row ${note.header} was read as the header; the rows above it are not read.`,
      };
    case "total-skipped":
      return {
        ja: `${note.line}行目は合計の行なので読みませんでした。${note.more > 0 ? `ほかにも${grouped(note.more)}行あります。` : ""}`,
        en: `Row ${note.line} was not read: it is a row of totals.${note.more > 0 ? ` Not read for the same reason: ${grouped(note.more)} more.` : ""}`,
      };
    case "remark-skipped":
      return {
        ja: `${note.line}行目は注記だけの行なので読みませんでした。${note.more > 0 ? `ほかにも${grouped(note.more)}行あります。` : ""}`,
        en: `Row ${note.line} was not read: it holds nothing but a remark.${note.more > 0 ? ` Not read for the same reason: ${grouped(note.more)} more.` : ""}`,
      };
  }
}

type ContentFault = Extract<
  TableFault,
  {
    readonly code:
      | "not-text"
      | "nul-character"
      | "quote-not-closed"
      | "stray-quote"
      | "too-many-rows"
      | "too-many-columns"
      | "too-many-cells"
      | "cell-too-long"
      | "more-cells-than-header";
  }
>;

function contentFault(fault: ContentFault): Words {
  switch (fault.code) {
    case "not-text":
      return {
        ja: "文字として読めないところがあります。UTF-8かShift_JIS（CP932）のCSV、またはExcelブック（.xlsx）で保存してください。",
        en: "Some of this is not text. Please save it as CSV in UTF-8 or Shift_JIS (CP932), or as an Excel workbook (.xlsx).",
      };
    case "nul-character":
      return {
        ja: "見えない文字（NUL）が入っています。元の表から保存し直してください。",
        en: "There is an invisible NUL character. Please save the file again from its source.",
      };
    case "quote-not-closed":
      return {
        ja: '引用符（"）が閉じていません。対になる引用符を足してください。',
        en: 'A quotation mark (") is not closed. Please add its partner.',
      };
    case "stray-quote":
      return {
        ja: '引用符（"）の位置が正しくありません。文の中の引用符は "" と2つ続けて書いてください。',
        en: 'A quotation mark (") stands in the wrong place. Inside a cell, write it twice ("").',
      };
    case "too-many-rows":
      return {
        ja: `行が多すぎます。${grouped(fault.limit)}行まで読めます。`,
        en: `There are too many rows. Up to ${grouped(fault.limit)} can be read.`,
      };
    case "too-many-columns":
      return {
        ja: `列が多すぎます。${fault.limit}列まで読めます。`,
        en: `There are too many columns. Up to ${fault.limit} can be read.`,
      };
    case "too-many-cells":
      return {
        ja: `表が大きすぎます。行×列で${grouped(fault.limit)}セルまで読めます。`,
        en: `The table is too large. Up to ${grouped(fault.limit)} cells can be read.`,
      };
    case "cell-too-long":
      return {
        ja: `セルが長すぎます。${grouped(fault.limit)}字までにしてください。`,
        en: `The cell is too long. Please keep it to ${grouped(fault.limit)} characters.`,
      };
    case "more-cells-than-header":
      return {
        ja: `見出しは${fault.header}列ですが、この行には${fault.cells}列あります。区切りの記号が余っていないか確かめてください。`,
        en: `The header has ${fault.header} columns but this row has ${fault.cells}. Please look for a separator too many.`,
      };
  }
}

/** Long cells and line breaks do not belong into a sentence. */
export function shortened(value: string): string {
  // eslint-disable-next-line no-control-regex -- a terminal must not be handed a file's control characters
  const line = value.replace(/[\u0000-\u001f\u007f\s]+/gu, " ");
  return [...line].length > 40 ? `${[...line].slice(0, 40).join("")}…` : line;
}

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
