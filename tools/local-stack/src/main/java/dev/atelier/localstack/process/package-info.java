/** Starting, recognising and stopping processes that outlive the launcher. */
@NullMarked
package dev.atelier.localstack.process;

import org.jspecify.annotations.NullMarked;
