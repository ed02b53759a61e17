import { Layout, Spin } from "antd";
import { Navigate, Outlet, useLocation, useParams } from "react-router";
import { Trouble } from "../components/Trouble";
import { useWords } from "./appearance";
import { useHeldSession } from "./session";
import { SideMenu } from "./SideMenu";
import { TopBar } from "./TopBar";
import { Trail, TrailProvider } from "./trail";

/** Around every page of somebody who is signed in: the bar above, the desks at the left, and where one stands. */
export function Frame() {
  const { session, error } = useHeldSession();
  const { workspace } = useParams();
  const { pathname, search } = useLocation();
  const words = useWords().frame;
  if (error) {
    return (
      <main className="fallen">
        <Trouble
          error={error}
          again={() => {
            location.reload();
          }}
        />
      </main>
    );
  }
  if (session === undefined) return <Spin className="whole" size="large" />;
  if (session === null) return <Navigate to={`/sign-in?back=${encodeURIComponent(pathname + search)}`} replace />;
  return (
    <TrailProvider>
      <Layout className="frame">
        <a className="skip" href="#content">
          {words.skip}
        </a>
        <Layout.Header className="frame-top">
          <TopBar />
        </Layout.Header>
        <Layout>
          <Layout.Sider width={196} className="frame-side" role="navigation" aria-label={words.menu}>
            <SideMenu workspace={workspace} />
          </Layout.Sider>
          <Layout.Content className="frame-main" id="content" role="main" tabIndex={-1}>
            <Trail />
            <Outlet />
          </Layout.Content>
        </Layout>
      </Layout>
    </TrailProvider>
  );
}
