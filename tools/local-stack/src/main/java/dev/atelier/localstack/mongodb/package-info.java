/** The MongoDB-compatible server, which runs as a process of its own with its own class path. */
@NullMarked
package dev.atelier.localstack.mongodb;

import org.jspecify.annotations.NullMarked;
