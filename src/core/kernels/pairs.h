/* pairs.h -- the passes over all entries of x, g and the pairs that L-BFGS makes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There are two over the pairs in an iteration, `direction` and `update`, where the
 * textbook's two loops make forty: what they take from one entry to the next are
 * products of whole vectors, and these are known once S'Y, Y'Y, S'g and Y'g are
 * (R. H. Byrd, J. Nocedal and R. B. Schnabel, Representations of quasi-Newton
 * matrices and their use in limited memory methods, Math. Programming 63 (1994)
 * 129-156, section 3).  Memory is read half as often, and threads meet twice.
 */
#ifndef PAIRS_H
#define PAIRS_H

#include "base/real.h"
#include "training/lbfgs.h"

#define pairs_here   PASTE (pairs, ISA, PRECISION)
#define pairs_choose TYPED (pairs_choose)

typedef struct {
  /* d = -(gamma g + S a + Y b); slope = g'd, square = d'd */
  void (*direction) (lbfgs *l, double gamma, const double *a, const double *b,
                     double *slope, double *square);
  /* to = x + step d */
  void (*move) (lbfgs *l, double step, void *to);
  /* g'd, for a gradient g */
  double (*slope) (lbfgs *l, const void *g);
  /* largest |g(i)|; NaN if one is */
  double (*largest) (lbfgs *l, const void *g);
  /* To x + step d, where the gradient is g: column `next` of S and Y becomes s, the
   * change of x, and y, the change of l->g, plus mu s; x and l->g are moved there;
   * length = ||s||.  products receives four numbers for each column i of the pairs,
   * the new one among them: s_i'y, y_i'y (y the new one's), s_i'g, y_i'g. */
  void (*update) (lbfgs *l, double step, const void *g, double mu, double *products);
} pairs;

#ifdef ISA
extern const pairs pairs_here;     /* of the instruction set compiled for */
#endif

/* The processor's, for vectors of double and of single. */
const pairs *pairs_choose (void);
const pairs *pairs_choose_s (void);

/* Numbers that are summed in a pass, at most; parts of n that are summed apart. */
enum { PAIRS_PARTS = 64 };
static inline size_t pairs_sums (int memory) { return 4 * (size_t) memory + 1; }

#endif
