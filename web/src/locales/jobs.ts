export const zh = {
  title: "任务",
  none: "还没有任务。",
  noneHint: "导入数据、生成报告、发布图谱时，进度显示在这里。",
  over: "已结束",
  states: { waiting: "排队中", running: "进行中", done: "完成", failed: "失败", cancelled: "已取消" },
  cancel: "取消",
  cancelling: "正在取消",
  imported: (files: string, failed: string, total: string) => `导入 ${files} 个文件，未能导入 ${failed} 个；现有 ${total} 件。`,
  published: (number: string) => `已发布第 ${number} 版图谱。`,
  sameVersion: (number: string) => `与第 ${number} 版相同，未另立新版。`,
  takenUp: (made: string, taken: string) => `规则给出 ${made} 条建议，新登记 ${taken} 条。`,
};

export const en: typeof zh = {
  title: "Jobs",
  none: "No job yet.",
  noneHint: "Imports, reports and publications show here how far they are.",
  over: "Over",
  states: { waiting: "waiting", running: "running", done: "done", failed: "failed", cancelled: "cancelled" },
  cancel: "Cancel",
  cancelling: "being cancelled",
  imported: (files: string, failed: string, total: string) => `Files imported: ${files}, not imported: ${failed}; ${total} publications now.`,
  published: (number: string) => `Version ${number} of the map is published.`,
  sameVersion: (number: string) => `Nothing differs from version ${number}: no new one was made.`,
  takenUp: (made: string, taken: string) => `The rules recommend ${made}; newly taken up: ${taken}.`,
};
