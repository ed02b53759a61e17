export const zh = {
  title: "登录",
  user: "账号",
  password: "密码",
  code: "动态验证码",
  codeHint: "已启用两步验证的账号填写 6 位数字",
  submit: "登录",
  userMissing: "填写账号",
  passwordMissing: "填写密码",
  noAccount: "没有账号：由本单位管理员开通。",
};

export const en: typeof zh = {
  title: "Sign in",
  user: "Account",
  password: "Password",
  code: "One-time code",
  codeHint: "Six digits, for accounts with two-step sign-in",
  submit: "Sign in",
  userMissing: "Enter the account",
  passwordMissing: "Enter the password",
  noAccount: "No account: your organisation's administrator opens one.",
};
