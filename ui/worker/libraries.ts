import collected from 'framewright:libraries';
import type { Libraries } from '#codegen/libraries';

/** Texts of packages that codegen needs, which the build puts into the worker. */
export const libraries: Libraries = collected;
