/* minibatch_parts.h -- what the sources of training by mini-batches share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * minibatch_workspace.c sets a training up, minibatch_pass.c takes a block forward and
 * back, minibatch.c goes from batch to batch and takes the steps.
 */
#ifndef MINIBATCH_PARTS_H
#define MINIBATCH_PARTS_H

#include "backprop.h"
#include "base/threads.h"
#include "kernels/kernels.h"
#include "engine/plan.h"

#define minibatch_create    TYPED (minibatch_create)
#define minibatch_forward   TYPED (minibatch_forward)
#define minibatch_back      TYPED (minibatch_back)
#define minibatch_find_push TYPED (minibatch_find_push)
#define minibatch_weight    TYPED (minibatch_weight)

typedef struct {
  bp_training *job;
  const kernels *use;
  product *layer;            /* [l] from layer l to l + 1                       */
  double total;              /* m, or the sum of the weights                    */
  ptrdiff_t batch;           /* examples in a batch,                            */
  ptrdiff_t rows, piece;     /*   in a block and in a piece, at most            */
  ptrdiff_t ld;              /* distance of a block's columns                   */
  real *shift, *scale;       /* the network's, scale inverted; or NULL          */
  real *x, *y, *w;           /* the block: inputs, targets, weights (or NULL)   */
  real **z, **a, **d;        /*   by layer; a[l] is what the next layer sees,   */
  real **mask;               /*   z[l] may be a[l]; mask[l] dropout's mask      */
  real **turned;             /*   product_gradient_turn's scratch of layer l    */
  double *J;                 /* of each piece: cost,                            */
  ptrdiff_t *hits;           /*   and right answers                             */
  ptrdiff_t units;           /* hidden units if their means are penalized, else 0 */
  ptrdiff_t *unit;           /*   layer l's start at unit[l]                    */
  double *sums_of_a;         /*   of each piece: w .* a of each unit            */
  real *push;                /*   by unit, what each example's e gets           */
  double *divergence;        /*   by unit, KL                                   */
  double pending_J;          /* the same of the batch's blocks so far           */
  ptrdiff_t pending_hits;
  real *strip, *scratch;     /* a thread's each: the gradient of a strip, what  */
  ptrdiff_t strip_length, scratch_length;                 /* product_forward needs */
  real *sums;                /* the gradient of all strips, if a batch has several blocks */
  ptrdiff_t *sum;            /*   Delta[l] starts at sum[l]                     */
  bool stopped;
  barrier barrier;           /* between the phases                              */
  void *memory;              /* holds all of these                              */
} training;

/* A block of a batch, as every thread sees it. */
typedef struct {
  ptrdiff_t at;              /* where the batch starts in `order`,              */
  ptrdiff_t batch;           /*   and how many examples it has                  */
  ptrdiff_t first, rows;     /* the examples of this block                      */
  bool opens, closes;        /* whether it is the batch's first block, its last */
  optimizer step;
  dropout dropout;
} block;

static inline int top_of (const training *t) { return t->job->net->layers - 1; }

static inline bool drops (const training *t, int l)
{
  return t->job->dropout > 0 && l > 0 && l < top_of (t);
}

/* Sizes and workspace for a team of that number of threads; memory_free (t->memory) frees
 * them. */
bp_status minibatch_create (training *t, bp_training *job, int threads);

/* Piece i of the block: its forward pass up to its costs and the deltas of the outputs; then
 * the pass back to the deltas of the first hidden layer. */
void minibatch_forward (training *t, const block *b, ptrdiff_t i, real *scratch);
void minibatch_back (training *t, const block *b, ptrdiff_t i, real *scratch);

/* `push` of the calling thread's part of the units, between the two. */
void minibatch_find_push (training *t, const block *b);

/* The sum of a block's weights. */
double minibatch_weight (const training *t, const block *b);

#endif
