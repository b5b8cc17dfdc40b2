/// The read models. A folder here is one read model: its questions and the records that answer
/// them. A folder `v<N>` in it is one version: tables, fold, view and checks. Spring finds them;
/// there is no list of them anywhere.
@NullMarked
package dev.tidemark.readmodel;

import org.jspecify.annotations.NullMarked;
