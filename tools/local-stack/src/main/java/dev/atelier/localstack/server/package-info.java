/** The real backing servers: where their files are, how each is started and how it proves to be ready. */
@NullMarked
package dev.atelier.localstack.server;

import org.jspecify.annotations.NullMarked;
