import { Layout, Spin } from "antd";
import { lazy, Suspense } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import { Trouble } from "../components/Trouble";
import { useWords } from "./appearance";
import { ProvenanceProvider } from "../components/provenance";
import { FocusProvider } from "./focus";
import { JobsProvider } from "./jobs";
import { NoticesProvider } from "./notices";
import { useHeldSession } from "./session";
import { SideMenu } from "./SideMenu";
import { TopBar } from "./TopBar";
import { Trail, TrailProvider } from "./trail";

const NewPassword = lazy(async () => ({ default: (await import("../pages/sign_in/NewPassword")).NewPassword }));

/** Around every page of somebody who is signed in: the bar above, the desks at the left, and where one stands. */
export function Frame() {
  const { session, error } = useHeldSession();
  const { pathname, search } = useLocation();
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
  if (session.must_change) {
    return (
      <Suspense>
        <NewPassword />
      </Suspense>
    );
  }
  return (
    <FocusProvider key={session.organisation}>
      <TrailProvider>
        <ProvenanceProvider>
          <JobsProvider>
            <NoticesProvider>
              <House />
            </NoticesProvider>
          </JobsProvider>
        </ProvenanceProvider>
      </TrailProvider>
    </FocusProvider>
  );
}

function House() {
  const words = useWords().frame;
  return (
      <Layout className="frame">
        <a className="skip" href="#content">
          {words.skip}
        </a>
        <Layout.Header className="frame-top">
          <TopBar />
        </Layout.Header>
        <Layout>
          <Layout.Sider width={164} className="frame-side" role="navigation" aria-label={words.menu}>
            <SideMenu />
          </Layout.Sider>
          <Layout.Content className="frame-main" id="content" role="main" tabIndex={-1}>
            <Trail />
            <Outlet />
          </Layout.Content>
        </Layout>
      </Layout>
  );
}
