/** Access tokens of programs: exchanged at the door for what services understand. */
@NullMarked
package dev.atelier.gateway.accesstoken;

import org.jspecify.annotations.NullMarked;
