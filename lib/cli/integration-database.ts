/** The services of integration tests that need no shared brokers, for vitest's `globalSetup`. */
export { setupDatabase as setup } from "./integration-services";
