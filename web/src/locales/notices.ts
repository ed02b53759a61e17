export const zh = {
  title: "消息",
  none: "没有消息。",
  noneHint: "任务完成、收到共享和申请时，在这里告知。",
};

export const en: typeof zh = {
  title: "Notices",
  none: "No notice.",
  noneHint: "When a job is over, something is shared or asked for, it is told here.",
};
