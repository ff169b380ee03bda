/** Which providers take users' keys, and how a key is tried there. */
@NullMarked
package dev.atelier.user.key.probe;

import org.jspecify.annotations.NullMarked;
