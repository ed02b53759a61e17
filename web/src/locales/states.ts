export const zh = {
  unreached: "无法连接服务器。",
  unreachedHint: "检查网络连接，或联系系统管理员。",
  failed: "页面出错。",
  failedHint: "重新打开本页；如仍出错，将出错时间告知系统管理员。",
  again: "重试",
  missing: "没有这个页面。",
  missingHint: "核对地址，或返回工作台。",
  home: "返回工作台",
  loading: "正在读取",
};

export const en: typeof zh = {
  unreached: "The server cannot be reached.",
  unreachedHint: "Check the connection, or ask the system administrator.",
  failed: "This page failed.",
  failedHint: "Open it again; if it still fails, tell the system administrator at what time.",
  again: "Try again",
  missing: "There is no such page.",
  missingHint: "Check the address, or go back to the home page.",
  home: "Home page",
  loading: "Loading",
};
