/** Beginnings and ends of what invented people write with a raised hand; put together none stands twice. */
export const handWords: readonly [readonly string[], readonly string[]] = [
  [
    "前の職場で近い仕事を受け持っていました。",
    "旅で訪れてから、夏はよく通っています。",
    "説明会でお話を聞き、気になっていました。",
    "同じ困りごとを、別の会社で経験しました。",
    "商品を買ったことがあり、続いてほしいと思いました。",
    "いまの仕事は続けながら、力になれればと思います。",
  ],
  [
    "夜のオンラインなら、すぐに始められます。",
    "まず一度、現場を見せていただきたいです。",
    "最初の三か月で何を目指すか、伺えますか。",
    "月に一度は、現地へ伺えます。",
    "数字の整理からでも、お手伝いできます。",
    "どなたと一緒に進めるのか、知りたいです。",
  ],
];

/** The same for what staff write when they ask somebody. */
export const askWords: readonly [readonly string[], readonly string[]] = [
  [
    "先日のお話を思い出して、ご連絡しました。",
    "あなたの経験が生きそうな仕事が出ました。",
    "お住まいから近い会社の案件です。",
    "ご希望の時間に合いそうな案件です。",
  ],
  [
    "急ぎませんので、読んでみてください。",
    "見送りでも、まったく構いません。",
    "気になる点があれば、電話でお聞きください。",
    "お返事は、来週で大丈夫です。",
  ],
];

/** The same for what staff answer, after the name. */
export const answerWords: readonly [readonly string[], readonly string[]] = [
  [
    "手を挙げてくださり、ありがとうございます。",
    "読ませていただき、うれしくなりました。",
    "お申し出を、社長ともよく読みました。",
    "経験のお話、とても参考になりました。",
  ],
  [
    "来週、30分ほどお話しできますか。",
    "今回は現地に通える方にお願いします。別の案件でぜひ。",
    "まず会社の様子をお伝えしたいので、お電話します。",
    "今回は先に決まりましたが、次の案件でお声をかけます。",
  ],
];
