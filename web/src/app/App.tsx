import { App as Antd, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useMemo } from "react";
import { RouterProvider } from "react-router/dom";
import { AppearanceProvider, useAppearance } from "./appearance";
import { router } from "./router";
import { SessionProvider } from "./session";
import { themeOf } from "./theme";

export function App() {
  return (
    <AppearanceProvider>
      <Dressed />
    </AppearanceProvider>
  );
}

function Dressed() {
  const { language, shade } = useAppearance();
  const theme = useMemo(() => themeOf(shade), [shade]);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === "zh" ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      componentSize="middle"
    >
      <Antd>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </Antd>
    </ConfigProvider>
  );
}
