import { body, server, type Schemas } from "./client";

export type Project = Schemas["ProjectTold"];
export type Described = Schemas["Project"];
export type State = Schemas["StateTold"];
export type Step = Schemas["StepTold"];
export type Recommendation = Schemas["RecommendationTold"];
export type Result = Schemas["ResultTold"];
export type Asked = Schemas["RequestTold"];
export type Adoption = Schemas["AdoptionTold"];
export type Kinds = Record<string, Schemas["Kind"][]>;

/** As many as a list gives at once. */
const ALL = 200;

export const listKinds = (signal: AbortSignal) => body<Kinds>(server.GET("/api/v1/navigation/kinds", { signal }));

export const listProjects = (state: string, signal: AbortSignal) =>
  body<Schemas["Listed_ProjectTold_"]>(server.GET("/api/v1/navigation/projects", { params: { query: { size: ALL, state } }, signal }));

export const showProject = (project: string, signal: AbortSignal) =>
  body<Project>(server.GET("/api/v1/navigation/projects/{project}", { params: { path: { project } }, signal }));

export const beginProject = (told: Described) => body<Project>(server.POST("/api/v1/navigation/projects", { body: told }));

/** The tag is the version that was read: where somebody else has saved since, the server refuses. */
export const describeProject = (project: Project, told: Described) =>
  body<Project>(
    server.PUT("/api/v1/navigation/projects/{project}", {
      params: { path: { project: project.key }, header: { "If-Match": `"${String(project.version)}"` } },
      body: told,
    }),
  );

export const listProjectSteps = (project: string, signal: AbortSignal) =>
  body<Step[]>(server.GET("/api/v1/navigation/projects/{project}/steps", { params: { path: { project } }, signal }));

export const stepProject = (project: string, step: string, reason: string) =>
  body<Project>(server.POST("/api/v1/navigation/projects/{project}/steps", { params: { path: { project } }, body: { step, reason } }));

export const nameMap = (project: string, number: number) =>
  body<Project>(server.PUT("/api/v1/navigation/projects/{project}/map", { params: { path: { project } }, body: { number } }));

export const listRecommendations = (workspace: string, state: string, signal: AbortSignal) =>
  body<Schemas["Listed_RecommendationTold_"]>(
    server.GET("/api/v1/navigation/recommendations", { params: { query: { size: ALL, workspace, state } }, signal }),
  );

export const stepRecommendation = (recommendation: string, step: string, reason: string) =>
  body<Recommendation>(
    server.POST("/api/v1/navigation/recommendations/{recommendation}/steps", {
      params: { path: { recommendation } },
      body: { step, reason },
    }),
  );

export const assignRecommendation = (recommendation: string, keeper: string, due: string | null) =>
  body<Recommendation>(
    server.PUT("/api/v1/navigation/recommendations/{recommendation}/assignment", {
      params: { path: { recommendation } },
      body: { keeper, due },
    }),
  );

export const listResults = (kind: string, signal: AbortSignal) =>
  body<Schemas["Listed_ResultTold_"]>(server.GET("/api/v1/navigation/results", { params: { query: { size: ALL, kind } }, signal }));

export const listResult = (told: Schemas["NewResult"]) => body<Result>(server.POST("/api/v1/navigation/results", { body: told }));

export const takeResultOff = (result: string) =>
  server.DELETE("/api/v1/navigation/results/{result}", { params: { path: { result } } });

export const requestResult = (result: string, purpose: string) =>
  body<Asked>(server.POST("/api/v1/navigation/results/{result}/requests", { params: { path: { result } }, body: { purpose } }));

export const listRequests = (signal: AbortSignal) =>
  body<Schemas["Listed_RequestTold_"]>(server.GET("/api/v1/navigation/requests", { params: { query: { size: ALL } }, signal }));

export const answerRequest = (request: string, told: Schemas["NewAnswer"]) =>
  body<Schemas["AnswerTold"]>(
    server.POST("/api/v1/navigation/requests/{request}/answer", { params: { path: { request } }, body: told }),
  );

export const stepRequest = (request: string, step: string, reason: string) =>
  body<Asked>(server.POST("/api/v1/navigation/requests/{request}/steps", { params: { path: { request } }, body: { step, reason } }));

export const tellAdoption = (request: string, told: Schemas["NewAdoption"]) =>
  body<Adoption>(
    server.POST("/api/v1/navigation/requests/{request}/adoptions", { params: { path: { request } }, body: told }),
  );

export const listAdoptions = (signal: AbortSignal) =>
  body<Schemas["Listed_AdoptionTold_"]>(server.GET("/api/v1/navigation/adoptions", { params: { query: { size: ALL } }, signal }));
