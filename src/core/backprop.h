/* backprop.h -- the engine's whole interface: cost and gradient of a feed-forward network.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain C11; knows nothing of Octave.  Describe a network and the examples,
 * say what is wanted, have it checked, evaluate it.  The engine returns a
 * status; it never prints, exits, raises or changes its inputs.
 *
 * Conventions.  Layers are counted from 0 here: layer 0 is the input, layer
 * net->layers - 1 the output.  Theta[l] leads from layer l to layer l + 1 and
 * is size[l+1]-by-(size[l] + 1), column-major, bias column first.  theta holds
 * Theta[0], Theta[1], ... one after the other: the course's unrolled
 * parameters.  Matrices are column-major; an example is a row.
 */
#ifndef BACKPROP_H
#define BACKPROP_H

#include <stddef.h>

typedef enum {
  BP_OK,
  BP_NO_MEMORY,   /* nothing was computed */
  BP_STOPPED,     /* job->stop said so; the results are not complete */
  BP_BAD_SIZE,    /* the input is wrong: the message says how */
  BP_BAD_VALUE,
  BP_BAD_LABEL
} bp_status;

enum { BP_MESSAGE = 256 };   /* bytes that a message needs */

typedef enum {
  BP_DOUBLE, BP_SINGLE, BP_LOGICAL,
  BP_INT8, BP_UINT8, BP_INT16, BP_UINT16,
  BP_INT32, BP_UINT32, BP_INT64, BP_UINT64
} bp_type;

/* A matrix of the caller's: read in place, never changed. */
typedef struct {
  bp_type type;
  ptrdiff_t rows, cols;
  const void *values;        /* full: rows * cols; sparse: the non-zeros */
  const ptrdiff_t *row;      /* sparse: row of each non-zero, ascending in a
                                column; NULL for a full matrix */
  const ptrdiff_t *start;    /* sparse: cols + 1 places where columns start */
} bp_matrix;

/* Entry i of M->values as a double: of a full matrix its i-th entry in column-major
 * order, of a sparse one its i-th non-zero. */
double bp_entry (const bp_matrix *M, ptrdiff_t i);

/* The activations of single units: a row each.  kernels/activations/NAME.h computes them,
 * kernels/activation.c describes what such a header must define. */
#define BP_ACTIVATIONS(row) \
  row (SIGMOID, sigmoid)     /* g(z) = 1 / (1 + exp (-z))                        */ \
  row (TANH, tanh)           /* tanh (z)                                         */ \
  row (RELU, relu)           /* max (z, 0); slope 0 at 0                         */ \
  row (LEAKYRELU, leakyrelu) /* z, or 0.01 z below 0; slope 0.01 at 0            */ \
  row (ELU, elu)             /* z, or exp (z) - 1 below 0                        */ \
  row (GELU, gelu)           /* z Phi(z), Phi the normal distribution's cdf      */ \
  row (SILU, silu)           /* z / (1 + exp (-z))                               */ \
  row (SOFTPLUS, softplus)   /* log (1 + exp (z))                                */ \
  row (HARDTANH, hardtanh)   /* z limited to -1 .. 1; slope 0 at -1 and at 1     */ \
  row (LINEAR, linear)       /* z                                                */

#define BP_ACTIVATION(NAME, name) BP_##NAME,
typedef enum {
  BP_ACTIVATIONS (BP_ACTIVATION)
  BP_SOFTMAX,     /* exp (z_k) / sum_j exp (z_j); output layer only         */
  BP_NO_ACTIVATION
} bp_activation;

typedef enum {
  BP_CROSSENTROPY,    /* sigmoid: -sum_k y log h + (1-y) log (1-h);
                         softmax: -sum_k y log h                            */
  BP_SQUAREDERROR,    /* ||h - y||^2 / 2                                    */
  BP_NO_LOSS
} bp_loss;

/* Names as the .m files spell them, in lower case; BP_NO_... if unknown. */
bp_activation bp_activation_named (const char *name);
const char *bp_activation_name (bp_activation g);
bp_loss bp_loss_named (const char *name);

typedef struct {
  int layers;                  /* 2 or more, input and output included      */
  ptrdiff_t *size;             /* units in each layer, without the bias     */
  ptrdiff_t *offset;           /* Theta[l] starts at theta[offset[l]];
                                  offset[layers-1] = number of parameters   */
  bp_activation *activation;   /* of each layer; [0] has no meaning         */
  bp_loss loss;
  double lambda;               /* weight of the squares; 0 by default       */
  double sparsity_weight;      /* beta: beta sum_j KL (rho || r_j) is added to J,
                                  r_j the mean activation of hidden unit j, with
                                  the examples' weights; all hidden layers must
                                  be sigmoid then.  0 by default            */
  double sparsity_target;      /* rho, between 0 and 1                      */
  const double *shift, *scale; /* the network sees (x - shift) / scale: size[0]
                                  numbers each, scale not 0; or both NULL,
                                  as by default.  Borrowed.                 */
} bp_network;

/* Sets up a network in room: memory of bp_network_bytes, aligned as malloc's, which
 * the caller gets and frees.  Its units are sigmoid with cross-entropy, as in the
 * course: change activations, loss and lambda before use.  NULL if there are
 * more parameters than can be counted. */
size_t bp_network_bytes (int layers);
bp_network *bp_network_init (void *room, int layers, const ptrdiff_t *size);

typedef enum {
  BP_FORWARD_ONLY,   /* Y is not used */
  BP_LABELS,         /* Y is a vector of labels 1..K, K the output units    */
  BP_TARGETS         /* Y is a matrix of targets, rows of X by K; NaN is a
                        target that is not known, and adds no cost          */
} bp_task;

/* What a user calls the arguments, for messages. */
typedef struct {
  const char *theta, *X, *Y, *lambda, *inputs;
} bp_names;
extern const bp_names bp_own_names;    /* as they are called here */

/* One evaluation: what is given, and what is wanted. */
typedef struct {
  const bp_network *net;
  bp_type precision;         /* BP_DOUBLE or BP_SINGLE: the type of theta, of
                                the arithmetic and of every result but J    */
  const void *theta;
  ptrdiff_t parameters;      /* entries in theta                            */
  bp_matrix X;               /* examples by inputs, any type, full or sparse */
  bp_task task;
  bp_matrix Y;
  const double *weight;      /* of each example, 0 or more; NULL: all are 1.
                                m is then their sum: weight 2 is the same
                                as the example twice                        */
  int threads;               /* at most; the results don't depend on it     */
  int (*stop) (void);        /* nonzero ends the work early; may be NULL;
                                called by any thread                        */
  const bp_names *names;     /* for messages; NULL: bp_own_names            */

  double J;                  /* the cost (unless BP_FORWARD_ONLY)           */
  /* Results in working precision.  One that is NULL is not computed. */
  void *grad;                /* dJ/dtheta, as long as theta                 */
  void *Delta;               /* sum over examples of d [1 a]', as theta;
                                only together with grad                     */
  void *dX;                  /* dJ/dX, examples by inputs                   */
  void **z, **a, **d;        /* net->layers pointers each, any may be NULL:
                                examples by size[l], l = 1 .. layers - 1;
                                d is the derivative of an example's own cost,
                                times its weight                            */
} bp_job;

/* BP_OK, or what is wrong with the job: then message (of BP_MESSAGE bytes) says
 * it in a user's words, with the job's names. */
bp_status bp_check (const bp_job *job, char *message);

/* x as Octave writes it: 2.5, NaN, -Inf. */
typedef struct { char text[32]; } bp_number_text;
bp_number_text bp_number (double x);

/* Evaluates a job that bp_check has passed.  The bits of the results don't
 * depend on the number of threads. */
bp_status bp_evaluate (bp_job *job);

/* What lambda alone adds to J at the job's theta. */
double bp_penalty (const bp_job *job);

/* Hv = H v, H the matrix of the second derivatives of J by theta, for a job
 * that bp_check has passed; the results that the job asks for are ignored.  v and
 * Hv have theta's length and precision, and do not overlap.  At a kink (relu,
 * leakyrelu, elu at z = 0, hardtanh at -1 and 1) g'' is 0.  The bits of Hv don't depend
 * on the number of threads. */
bp_status bp_hessian_multiply (const bp_job *job, const void *v, void *Hv);

/* dJ/dtheta by central differences, as long as theta, of the job's precision (but
 * computed in double), for a job that bp_check has passed; the results that the job
 * asks for are ignored.  wanted: 1 for each parameter that is asked for, else 0 (then
 * its result is NaN), or NULL for all.  Every parameter is moved up and down, and only
 * what depends on it is computed again.  Of the code of bp_evaluate only elementary.h
 * is used.  The bits don't depend on the number of threads. */
bp_status bp_numerical_gradient (const bp_job *job, const unsigned char *wanted,
                                 void *numgrad);

typedef enum { BP_ADAM, BP_SGD, BP_RMSPROP } bp_solver;   /* optimizer.h has the
                                                             formulas          */

/* Training by mini-batches: what is given, and how far it has come.  The gradient
 * of a batch of b examples is
 *   (m / sum w) (1/b) sum over the batch of w_t dJ_t/dtheta
 *     + (lambda / sum w) [0 Theta(:,2:end)],
 * w the weights (or 1) of all m examples: over batches drawn at random, the expected
 * gradient is that of the whole cost.  A penalty on mean activations is computed from
 * the means over the batch's examples, with their weights, before dropout; the whole
 * batch is then held in memory. */
typedef struct {
  const bp_network *net;
  bp_type precision;         /* of theta, the moments and the arithmetic       */
  ptrdiff_t parameters;
  void *theta;               /* changed, as are the moments: as long as theta, */
  void *moment1, *moment2;   /*   0 before the first step; moment2 is adam's   */
  bp_matrix Xt;              /* inputs by examples: an example a column; any
                                type, full or sparse                           */
  bp_task task;              /* BP_LABELS or BP_TARGETS                        */
  bp_matrix Yt;              /* labels: a vector; targets: full, outputs by
                                examples, NaN where not known                  */
  const double *weight;      /* of each example; NULL: all are 1               */
  int threads;               /* at most; the results don't depend on it        */
  int (*stop) (void);        /* nonzero ends training before the next batch;
                                may be NULL; called by the calling thread      */

  int multilabel;            /* whether each output is a label of its own      */

  bp_solver solver;
  double learn_rate;
  double momentum;           /* sgd                                            */
  int nesterov;              /* sgd: 1 for Nesterov's momentum, or 0           */
  double beta1;              /* adam                                           */
  double beta2, epsilon;     /* adam, rmsprop                                  */
  double dropout;            /* share of the hidden units left out, 0 .. 1     */
  double seed;               /* of dropout: whole, 0 .. 2^53                   */
  const unsigned *place;     /* of dropout, where `order` is a part of one batch: the
                                places of its examples in the whole, from 1, as many
                                as count; NULL: they are all                   */
  double step;               /* steps done before: whole, 0 .. 2^53            */
  ptrdiff_t batch;           /* examples in a batch                            */
  const unsigned *order;     /* examples, counted from 1, one batch behind the */
  ptrdiff_t count;           /*   other; the last may have fewer               */

  ptrdiff_t done;            /* entries of `order` that were trained on, in whole
                                batches: fewer than count if stopped           */
  double loss;               /* the costs of these examples are added to it, batch
                                by batch: each before its batch's step, times its
                                weight, with the batch's penalty on activations.
                                The sum over several calls doesn't depend on how
                                `order` was divided between them               */
  ptrdiff_t hits;            /* how many of them were predicted right: 0 for
                                one output that is not sigmoid; with multilabel
                                how many of their known labels                 */
} bp_training;

/* As bp_check. */
bp_status bp_check_training (const bp_training *job, char *message);

/* Trains as described by a job that bp_check_training has passed.  BP_STOPPED if stop
 * asked for it: theta and the moments are then those after the last whole batch.
 * `order` may be divided between two calls, at the end of a batch and with `step`
 * increased by the batches done: no bit of theta changes.  Nor does any with the
 * number of threads. */
bp_status bp_train_batches (bp_training *job);

/* Threads to use by default, the caller's included: as many as there are cores, or the
 * environment's OMP_NUM_THREADS; from 1 to 1024. */
int bp_threads (void);
void bp_threads_set (int n);

/* Whether, since the last call of this function, the system gave fewer threads than were
 * asked for: *got instead of *asked. */
int bp_threads_lacking (int *asked, int *got);

/* Ends the threads that wait for the next call; that call then creates new ones. */
void bp_threads_end (void);

/* The memory of a call is kept for the next ones, up to `limit` bytes: getting it from
 * the system each time takes a tenth of the evaluation of a small network.  The
 * default, 0, keeps nothing and frees what was kept. */
void bp_keep_memory (size_t limit);

/* The instruction set in use: "v4" (AVX-512), "v3" (AVX2), "v2"
 * (SSE4.2), "neon" (arm64), or "blas" where the BLAS does the products. */
const char *bp_instruction_set (void);

#endif
