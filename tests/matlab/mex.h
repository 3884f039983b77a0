/* mex.h -- the functions of MATLAB that the gateway calls, declared as in the documentation of
 * MATLAB: code that compiles with this header uses no other functions of MATLAB.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With MX_HAS_INTERLEAVED_COMPLEX (mex -R2018a) the functions for separate real and imaginary
 * parts are missing, without it (mex -R2017b) the typed ones.
 */
#ifndef MEX_H
#define MEX_H

#ifndef MATLAB_MEX_FILE
#error mex defines MATLAB_MEX_FILE
#endif
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct mxArray_tag mxArray;
typedef size_t mwSize, mwIndex;
typedef bool mxLogical;
typedef enum { mxREAL, mxCOMPLEX } mxComplexity;
typedef enum {
  mxUNKNOWN_CLASS, mxCELL_CLASS, mxSTRUCT_CLASS, mxLOGICAL_CLASS, mxCHAR_CLASS, mxVOID_CLASS,
  mxDOUBLE_CLASS, mxSINGLE_CLASS, mxINT8_CLASS, mxUINT8_CLASS, mxINT16_CLASS, mxUINT16_CLASS,
  mxINT32_CLASS, mxUINT32_CLASS, mxINT64_CLASS, mxUINT64_CLASS, mxFUNCTION_CLASS,
  mxOPAQUE_CLASS, mxOBJECT_CLASS
} mxClassID;

void mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[]);
int mexAtExit (void (*ExitFcn) (void));
void mexErrMsgIdAndTxt (const char *errorid, const char *errormsg, ...);
void mexWarnMsgIdAndTxt (const char *warningid, const char *warningmsg, ...);
void mexLock (void);
void mexUnlock (void);

void *mxMalloc (mwSize n);
void *mxCalloc (mwSize n, mwSize size);
void *mxRealloc (void *ptr, mwSize size);
void mxFree (void *ptr);

mxClassID mxGetClassID (const mxArray *pm);
const char *mxGetClassName (const mxArray *pm);
bool mxIsCell (const mxArray *pm);
bool mxIsChar (const mxArray *pm);
bool mxIsComplex (const mxArray *pm);
bool mxIsDouble (const mxArray *pm);
bool mxIsEmpty (const mxArray *pm);
bool mxIsLogical (const mxArray *pm);
bool mxIsLogicalScalar (const mxArray *array_ptr);
bool mxIsLogicalScalarTrue (const mxArray *array_ptr);
bool mxIsNumeric (const mxArray *pm);
bool mxIsSingle (const mxArray *pm);
bool mxIsSparse (const mxArray *pm);
bool mxIsStruct (const mxArray *pm);
bool mxIsUint8 (const mxArray *pm);

size_t mxGetM (const mxArray *pm);
size_t mxGetN (const mxArray *pm);
size_t mxGetNumberOfElements (const mxArray *pm);
mwSize mxGetNumberOfDimensions (const mxArray *pm);
const mwSize *mxGetDimensions (const mxArray *pm);
size_t mxGetElementSize (const mxArray *pm);

double mxGetScalar (const mxArray *pm);
void *mxGetData (const mxArray *pm);
mwIndex *mxGetIr (const mxArray *pm);
mwIndex *mxGetJc (const mxArray *pm);
#ifdef MX_HAS_INTERLEAVED_COMPLEX
double *mxGetDoubles (const mxArray *pa);
float *mxGetSingles (const mxArray *pa);
#else
double *mxGetPr (const mxArray *pm);
double *mxGetPi (const mxArray *pm);
#endif

char *mxArrayToString (const mxArray *array_ptr);
int mxGetString (const mxArray *pm, char *str, mwSize strlen);
mxArray *mxGetCell (const mxArray *pm, mwIndex index);
void mxSetCell (mxArray *pm, mwIndex index, mxArray *value);
mxArray *mxGetField (const mxArray *pm, mwIndex index, const char *fieldname);
void mxSetField (mxArray *pm, mwIndex index, const char *fieldname, mxArray *pvalue);
int mxAddField (mxArray *pm, const char *fieldname);

void mxDestroyArray (mxArray *pm);
mxArray *mxCreateCellMatrix (mwSize m, mwSize n);
mxArray *mxCreateDoubleMatrix (mwSize m, mwSize n, mxComplexity ComplexFlag);
mxArray *mxCreateDoubleScalar (double value);
mxArray *mxCreateLogicalScalar (mxLogical value);
mxArray *mxCreateNumericArray (mwSize ndim, const mwSize *dims, mxClassID classid,
                               mxComplexity ComplexFlag);
mxArray *mxCreateNumericMatrix (mwSize m, mwSize n, mxClassID classid,
                                mxComplexity ComplexFlag);
mxArray *mxCreateString (const char *str);
mxArray *mxCreateStructMatrix (mwSize m, mwSize n, int nfields, const char **fieldnames);

#endif
