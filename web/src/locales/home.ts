export const zh = {
  title: "工作台",
  workspaces: "项目",
  none: "还没有可以查看的项目。",
  noneHint: "在服务器上用 qianglian 命令建立项目，或请对方机构共享。",
  own: "本机构",
  shared: "外机构共享",
  closed: "已归档",
  created: "建立于",
};

export const en: typeof zh = {
  title: "Home",
  workspaces: "Workspaces",
  none: "There is no workspace to see yet.",
  noneHint: "Make one on the server with the qianglian command, or ask another organisation to share one.",
  own: "Own",
  shared: "Shared with us",
  closed: "Put away",
  created: "Created",
};
