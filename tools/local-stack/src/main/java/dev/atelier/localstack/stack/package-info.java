/** Starting and stopping the members of a stack together. */
@NullMarked
package dev.atelier.localstack.stack;

import org.jspecify.annotations.NullMarked;
